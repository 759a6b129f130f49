namespace Wirefix.Traffic.Formats;

/// <summary>
/// The lines of each section of an RRPair <c>.md</c> file. A heading counts only where a section can begin, between
/// a closing and an opening fence, since bodies hold fences and headings of their own.
/// </summary>
internal sealed record MarkdownSections
{
    /// <summary>The line that opens and closes a block.</summary>
    public const string Fence = "```";

    public IReadOnlyList<string>? Request { get; private init; }

    public IReadOnlyList<string>? Response { get; private init; }

    public IReadOnlyList<string> Metadata { get; private init; } = [];

    public IReadOnlyList<string> Internal { get; private init; } = [];

    /// <summary>Splits a file; sections come in a fixed order, and one that is missing stays null or empty.</summary>
    public static MarkdownSections Split(string text)
    {
        var lines = WithUnixLines(text.TrimStart('\uFEFF')).Split('\n');
        var headings = Enumerable.Range(0, lines.Length).Where(index => IsHeading(lines, index)).ToArray();
        var request = headings.FirstOrDefault(index => lines[index].StartsWith("### REQUEST", StringComparison.Ordinal), -1);
        var response = headings.FirstOrDefault(
            index => index > request && lines[index].StartsWith("### RESPONSE", StringComparison.Ordinal), -1);
        var signature = headings.LastOrDefault(index => lines[index].StartsWith("### SIGNATURE", StringComparison.Ordinal), -1);
        var metadata = headings.LastOrDefault(index => lines[index].StartsWith("### METADATA", StringComparison.Ordinal), -1);
        var last = headings.LastOrDefault(index => lines[index].StartsWith("### INTERNAL", StringComparison.Ordinal), -1);
        int[] starts = [.. new[] { request, response, signature, metadata, last }.Where(start => start >= 0).Order(), lines.Length];
        return new MarkdownSections
        {
            Request = Lines(lines, request, starts),
            Response = Lines(lines, response, starts),
            Metadata = Lines(lines, metadata, starts) ?? [],
            Internal = Lines(lines, last, starts) ?? [],
        };
    }

    // A file with Windows line endings throughout was converted as a whole; in any other they belong to a body.
    private static string WithUnixLines(string text)
    {
        var end = text.IndexOf('\n');
        return end > 0 && text[end - 1] == '\r' ? text.Replace("\r\n", "\n", StringComparison.Ordinal) : text;
    }

    private static bool IsHeading(string[] lines, int index)
    {
        if (!lines[index].StartsWith("### ", StringComparison.Ordinal) || lines.ElementAtOrDefault(index + 1) != Fence)
            return false;
        var before = index - 1;
        while (before >= 0 && lines[before].Length == 0)
            before--;
        return before < 0 || lines[before] == Fence;
    }

    private static string[]? Lines(string[] lines, int start, int[] starts) =>
        start < 0 ? null : lines[(start + 1)..starts.First(other => other > start)];
}
