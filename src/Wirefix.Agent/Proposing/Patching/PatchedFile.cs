using System.Collections.Immutable;

namespace Wirefix.Agent.Proposing.Patching;

/// <summary>What a unified diff does to one file.</summary>
/// <param name="Path">The file's path; null where the diff removes it.</param>
/// <param name="OldPath">The path that it had before.</param>
/// <param name="IsNew">Whether the diff says that the file is new.</param>
/// <param name="Hunks">Where it changes, in order.</param>
internal sealed record PatchedFile(string? Path, string OldPath, bool IsNew, ImmutableArray<PatchHunk> Hunks)
{
    /// <summary>The file's text with the changes, or why they do not fit it.</summary>
    public (string? Text, string? Failure) Apply(string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var behind = 0;
        foreach (var (index, hunk) in Hunks.Index())
        {
            if (Place(lines, hunk, behind) is not { } place)
                return (null, FormattableString.Invariant($"has no place for hunk {index + 1} (line {hunk.Line}): its old lines, those with ' ' and '-' before them, do not stand in the file; read the code, and give them as they are"));
            lines.RemoveRange(place, hunk.Old.Length);
            lines.InsertRange(place, hunk.New);
            behind = place + hunk.New.Length;
        }

        return (string.Join(newLine, lines), null);
    }

    // Of several places the one that is nearest to what the diff says.
    private static int? Place(List<string> lines, PatchHunk hunk, int behind)
    {
        var places = Enumerable.Range(behind, Math.Max(0, lines.Count - behind - hunk.Old.Length + 1))
            .Where(start => hunk.Old.Select((line, index) => line.TrimEnd() == lines[start + index].TrimEnd()).All(same => same))
            .ToArray();
        return places.Length == 0 ? null : places.MinBy(place => Math.Abs(place + 1 - hunk.Line));
    }
}
