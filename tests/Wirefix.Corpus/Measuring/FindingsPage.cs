namespace Wirefix.Corpus.Measuring;

/// <summary>The parts of docs/findings.md that are measured and not written: each stands between a pair of comments.</summary>
public static class FindingsPage
{
    /// <summary>The page with a part replaced.</summary>
    /// <param name="page">The page's text.</param>
    /// <param name="part">The part's name, as in <c>&lt;!-- begin name --&gt;</c>.</param>
    /// <param name="content">What stands there from now on.</param>
    /// <exception cref="InvalidDataException">The page has no such part.</exception>
    public static string Replace(string page, string part, string content)
    {
        var begin = $"<!-- begin {part} -->\n";
        var end = $"<!-- end {part} -->";
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        var to = page.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
        {
            throw new InvalidDataException(
                $"expected \"{begin.Trim()}\" and then \"{end}\" in the page, found no such pair; put them where the tables shall stand");
        }

        return $"{page[..(from + begin.Length)]}\n{content.TrimEnd()}\n\n{page[to..]}";
    }
}
