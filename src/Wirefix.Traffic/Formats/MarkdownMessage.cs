using System.Collections.Immutable;
using System.Text;

namespace Wirefix.Traffic.Formats;

/// <summary>The two fenced blocks of a REQUEST or RESPONSE section: start line with headers, then body.</summary>
internal sealed record MarkdownMessage(string StartLine, ImmutableArray<Header> Headers, string Body)
{
    /// <summary>Reads a section's lines; a missing block is an empty one.</summary>
    public static MarkdownMessage Read(IReadOnlyList<string> section)
    {
        var lines = section.SkipWhile(line => line != MarkdownSections.Fence).Skip(1).ToArray();
        var head = lines.TakeWhile(line => line != MarkdownSections.Fence).ToArray();
        return new MarkdownMessage(
            head.FirstOrDefault() ?? "",
            [.. head.Skip(1).SelectMany(HeadersOf)],
            BodyOf(lines[Math.Min(head.Length + 1, lines.Length)..]));
    }

    // The body may hold fences of its own: it runs to the last one of the section.
    private static string BodyOf(string[] lines)
    {
        var first = Array.IndexOf(lines, MarkdownSections.Fence);
        var last = Array.LastIndexOf(lines, MarkdownSections.Fence);
        return last > first ? string.Join('\n', lines[(first + 1)..last]) : "";
    }

    private static IEnumerable<Header> HeadersOf(string line)
    {
        var colon = line.IndexOf(':');
        if (colon <= 0)
            return [];
        var name = line[..colon];
        return Values(line[(colon + 1)..].TrimStart()).Select(value => new Header(name, value));
    }

    // A comma that belongs to a value is escaped, so every bare ", " parts two values.
    private static IEnumerable<string> Values(string text)
    {
        var value = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is ',' or '\\')
            {
                value.Append(text[++i]);
            }
            else if (text[i] == ',' && i + 1 < text.Length && text[i + 1] == ' ')
            {
                yield return value.ToString();
                value.Clear();
                i++;
            }
            else
            {
                value.Append(text[i]);
            }
        }

        yield return value.ToString();
    }
}
