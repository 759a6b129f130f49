using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Wirefix.Agent.Proposing.Patching;

/// <summary>Reads unified diffs, as <c>git diff</c> and people write them.</summary>
internal static partial class UnifiedPatch
{
    private const string Nothing = "/dev/null";

    /// <summary>The files that a diff changes; none where the text is no unified diff.</summary>
    public static ImmutableArray<PatchedFile> Read(string text)
    {
        var files = ImmutableArray.CreateBuilder<PatchedFile>();
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n').Split('\n');
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            if (!lines[i].StartsWith("--- ", StringComparison.Ordinal) || !lines[i + 1].StartsWith("+++ ", StringComparison.Ordinal))
                continue;
            var (old, @new) = (PathOf(lines[i]), PathOf(lines[i + 1]));
            var hunks = ImmutableArray.CreateBuilder<PatchHunk>();
            for (i += 2; i < lines.Length && Header().Match(lines[i]) is { Success: true } header;)
            {
                var end = End(lines, i + 1);
                hunks.Add(HunkOf(header, lines[(i + 1)..end]));
                i = end;
            }

            i--;
            files.Add(new PatchedFile(@new == Nothing ? null : @new, old, old == Nothing, hunks.ToImmutable()));
        }

        return files.ToImmutable();
    }

    private static int End(string[] lines, int start)
    {
        var end = start;
        while (end < lines.Length && IsBody(lines, end))
            end++;
        return end;
    }

    // An empty line is one of context whose blank was trimmed; a removed line may look like the head of the next file.
    private static bool IsBody(string[] lines, int index) => lines[index] switch
    {
        ['-', '-', '-', ' ', ..] => !(index + 1 < lines.Length && lines[index + 1].StartsWith("+++ ", StringComparison.Ordinal)),
        "" or [' ' or '+' or '-' or '\\', ..] => true,
        _ => false,
    };

    private static PatchHunk HunkOf(Match header, string[] body) => new(
        header.Groups[1].Success ? int.Parse(header.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 1,
        [.. body.Where(line => line is "" or [' ' or '-', ..]).Select(Content)],
        [.. body.Where(line => line is "" or [' ' or '+', ..]).Select(Content)]);

    private static string Content(string line) => line.Length == 0 ? "" : line[1..];

    private static string PathOf(string line)
    {
        var path = line[4..].Split('\t')[0].Trim().Trim('"');
        return path.StartsWith("a/", StringComparison.Ordinal) || path.StartsWith("b/", StringComparison.Ordinal) ? path[2..] : path;
    }

    [GeneratedRegex(@"^@@(?: -(\d{1,7})(?:,\d+)? \+\d+(?:,\d+)?)? ?@@")]
    private static partial Regex Header();
}
