namespace IvrFunctions.Core.Reports;

/// <summary>How the page and its charts look, in light and dark and on paper. Colours have a contrast of 4.5 to 1 or more for text.</summary>
internal static class HtmlStyle
{
    /// <summary>Without child selectors: the page is written as XML, which would escape them.</summary>
    public const string Css = """

        :root { --ink: #1d2433; --soft: #566074; --paper: #ffffff; --card: #f3f5f9; --line: #d5dbe6;
          --failed: #c4320a; --hungup: #912018; --transferred: #b27b00; --good: #067647; --on: #9aa7bd; --mark: #175cd3; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e7eaf1; --soft: #a7b0c2; --paper: #12161f; --card: #1c222e; --line: #343d4e;
            --failed: #ff8a5c; --hungup: #ffb3a6; --transferred: #f2c14e; --good: #4fd39a; --on: #5d6b84; --mark: #84b0ff; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
        main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: .5rem 0 1rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; padding-bottom: .3rem; border-bottom: 2px solid var(--line); }
        h3 { font-size: 1.05rem; margin: 1.75rem 0 .4rem; }
        p, li { max-width: 70ch; overflow-wrap: anywhere; }
        li { margin: .3rem 0; }
        .note { color: var(--soft); font-size: .9rem; border-left: 3px solid var(--line); padding-left: .75rem; }
        .key { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; margin: 1.25rem 0; }
        .key div { background: var(--card); border-radius: .5rem; padding: .7rem .9rem; }
        .key dt { color: var(--soft); font-size: .85rem; }
        .key dd { margin: 0; font-size: 1.5rem; font-weight: 600; font-variant-numeric: tabular-nums; }
        .key small { display: block; color: var(--soft); font-size: .8rem; font-weight: 400; }
        .scroll { overflow-x: auto; margin: 1rem 0; }
        table { border-collapse: collapse; width: 100%; font-size: .92rem; font-variant-numeric: tabular-nums; }
        caption { text-align: left; color: var(--soft); font-size: .85rem; padding-bottom: .4rem; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
        thead th { border-bottom: 2px solid var(--line); }
        tbody th { font-weight: 500; overflow-wrap: anywhere; min-width: 9rem; }
        thead .n { white-space: normal; vertical-align: bottom; }
        tbody .n { white-space: nowrap; }
        .n { text-align: right; }
        details summary { cursor: pointer; color: var(--soft); }
        figure { margin: 1rem 0; }
        svg { width: 100%; height: auto; font: 13px system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif; fill: var(--ink); }
        svg .soft { fill: var(--soft); } svg .axis { stroke: var(--line); } svg .failed { fill: var(--failed); } svg .hungup { fill: var(--hungup); }
        svg .transferred { fill: var(--transferred); } svg .good { fill: var(--good); } svg .on { fill: var(--on); } svg .unknown { fill: var(--line); }
        svg .curve { fill: none; stroke: var(--failed); stroke-width: 1.6; } svg .mark { stroke: var(--mark); stroke-width: 1.5; stroke-dasharray: 5 4; }
        svg .marked { fill: var(--mark); font-weight: 600; } svg .range { stroke: var(--failed); stroke-width: 3; stroke-linecap: round; }
        svg .usual { stroke: var(--mark); stroke-width: 3; }
        @media print { main { max-width: none; } h2 { break-after: avoid; } figure, tr { break-inside: avoid; } }

        """;
}
