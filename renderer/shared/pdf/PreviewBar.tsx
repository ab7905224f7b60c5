import {
  CloseOutlined,
  DownOutlined,
  LayoutOutlined,
  MinusOutlined,
  PlusOutlined,
  PrinterOutlined,
  SaveOutlined,
  SearchOutlined,
  UpOutlined,
} from '@ant-design/icons'
import { Button, Input, type InputRef, Select, Tooltip } from 'antd'
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parsePage, type Zoom } from './layout'
import type { PdfSearch } from './usePdfSearch'

type Props = {
  name: string
  page: number
  pages: number
  zoom: Zoom
  factor: number
  search: PdfSearch
  searchRef: Ref<InputRef>
  thumbnails: boolean
  busy: 'save' | 'print' | null
  ready: boolean
  onPage: (page: number) => void
  onZoom: (zoom: Zoom) => void
  onZoomStep: (by: 1 | -1) => void
  onThumbnails: () => void
  onSave: () => void
  onPrint: () => void
  onClose: () => void
}

/** The row of controls above a preview. */
export function PreviewBar(props: Props) {
  const { t } = useTranslation('handbooks')
  const { name, ready, busy, thumbnails } = props
  return (
    <header className="pdf-bar">
      <Named title={t('preview.thumbnails')}>
        <Button
          icon={<LayoutOutlined aria-hidden />}
          type={thumbnails ? 'primary' : 'default'}
          ghost={thumbnails}
          aria-pressed={thumbnails}
          aria-label={t('preview.thumbnails')}
          onClick={props.onThumbnails}
        />
      </Named>
      <h1 title={name}>{name}</h1>
      <PageField page={props.page} pages={props.pages} onPage={props.onPage} />
      <ZoomField {...props} />
      <SearchField search={props.search} searchRef={props.searchRef} />
      <span className="pdf-group pdf-group-last">
        <Button
          icon={<SaveOutlined aria-hidden />}
          disabled={!ready}
          loading={busy === 'save'}
          onClick={props.onSave}
        >
          {t('preview.save')}
        </Button>
        <Button
          type="primary"
          icon={<PrinterOutlined aria-hidden />}
          disabled={!ready}
          loading={busy === 'print'}
          onClick={props.onPrint}
        >
          {t('preview.print')}
        </Button>
        <Named title={t('preview.close')}>
          <Button
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('preview.close')}
            onClick={props.onClose}
          />
        </Named>
      </span>
    </header>
  )
}

function Named({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Tooltip title={title} mouseEnterDelay={0.5}>
      {children}
    </Tooltip>
  )
}

function PageField({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const { t } = useTranslation('handbooks')
  const [typed, setTyped] = useState<string | null>(null)
  const go = () => {
    const wanted = parsePage(typed ?? '', pages)
    if (wanted !== undefined) onPage(wanted)
    setTyped(null)
  }
  return (
    <span className="pdf-group">
      <Named title={t('preview.previous')}>
        <Button
          type="text"
          icon={<UpOutlined aria-hidden />}
          aria-label={t('preview.previous')}
          disabled={page <= 0}
          onClick={() => onPage(page - 1)}
        />
      </Named>
      <Input
        aria-label={t('preview.page')}
        style={{ width: 60, textAlign: 'right' }}
        value={typed ?? String(page + 1)}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={go}
        onBlur={go}
        onFocus={(event) => event.target.select()}
      />
      <span className="yb-caption">{t('preview.of', { pages })}</span>
      <Named title={t('preview.next')}>
        <Button
          type="text"
          icon={<DownOutlined aria-hidden />}
          aria-label={t('preview.next')}
          disabled={page >= pages - 1}
          onClick={() => onPage(page + 1)}
        />
      </Named>
    </span>
  )
}

function ZoomField({ zoom, factor, onZoom, onZoomStep }: Props) {
  const { t } = useTranslation('handbooks')
  const percent = `${Math.round(factor * 100)} %`
  return (
    <span className="pdf-group">
      <Named title={t('preview.smaller')}>
        <Button
          type="text"
          icon={<MinusOutlined aria-hidden />}
          aria-label={t('preview.smaller')}
          onClick={() => onZoomStep(-1)}
        />
      </Named>
      <Select<string>
        aria-label={t('preview.zoom')}
        style={{ width: 124 }}
        value={zoom === 'width' || zoom === 'page' ? zoom : percent}
        onChange={(chosen) => onZoom(chosen === 'width' || chosen === 'page' ? chosen : Number(chosen))}
        options={[
          { value: 'width', label: t('preview.fitWidth') },
          { value: 'page', label: t('preview.fitPage') },
          ...[0.5, 0.75, 1, 1.5, 2].map((step) => ({ value: String(step), label: `${step * 100} %` })),
        ]}
      />
      <Named title={t('preview.larger')}>
        <Button
          type="text"
          icon={<PlusOutlined aria-hidden />}
          aria-label={t('preview.larger')}
          onClick={() => onZoomStep(1)}
        />
      </Named>
    </span>
  )
}

function SearchField({ search, searchRef }: { search: PdfSearch; searchRef: Ref<InputRef> }) {
  const { t } = useTranslation('handbooks')
  const [typed, setTyped] = useState(search.words)
  const { setWords } = search
  useEffect(() => {
    const timer = setTimeout(() => setWords(typed), 200)
    return () => clearTimeout(timer)
  }, [typed, setWords])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') search.step(event.shiftKey ? -1 : 1)
    if (event.key === 'Escape' && typed !== '') {
      event.stopPropagation()
      setTyped('')
    }
  }
  return (
    <span className="pdf-group">
      <Input
        ref={searchRef}
        style={{ width: 190 }}
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('preview.find')}
        aria-label={t('preview.find')}
        value={typed}
        allowClear
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className="yb-caption" role="status" style={{ minWidth: 56 }}>
        {search.words !== '' &&
          (search.hits.length === 0
            ? t(search.running ? 'preview.finding' : 'preview.noHits')
            : `${search.current + 1} / ${search.hits.length}${search.running ? '…' : ''}`)}
      </span>
      <Button
        type="text"
        icon={<UpOutlined aria-hidden />}
        aria-label={t('preview.previousHit')}
        disabled={search.hits.length === 0}
        onClick={() => search.step(-1)}
      />
      <Button
        type="text"
        icon={<DownOutlined aria-hidden />}
        aria-label={t('preview.nextHit')}
        disabled={search.hits.length === 0}
        onClick={() => search.step(1)}
      />
    </span>
  )
}
