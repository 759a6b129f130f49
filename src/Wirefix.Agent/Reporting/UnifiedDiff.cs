using System.Globalization;
using System.Text;
using DiffPlex;
using DiffPlex.Model;
using Wirefix.Workspace.Writing;

namespace Wirefix.Agent.Reporting;

/// <summary>Writes a file's change as <c>git apply</c> takes it.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The diff of one file; empty where nothing differs.</summary>
    public static string Of(string path, FileChange change)
    {
        var (oldLines, oldEnds) = Lines(change.Before ?? default);
        var (newLines, newEnds) = Lines(change.After);
        var blocks = new Differ().CreateCustomDiffs(
            string.Join('\n', oldLines), string.Join('\n', newLines), false, text => text.Length == 0 ? [] : text.Split('\n')).DiffBlocks;
        if (blocks.Count == 0)
            return "";

        var builder = new StringBuilder($"diff --git a/{path} b/{path}\n");
        builder.Append(change.Before is null ? $"new file mode 100644\n--- /dev/null\n" : $"--- a/{path}\n").Append(CultureInfo.InvariantCulture, $"+++ b/{path}\n");
        foreach (var hunk in Hunks(blocks))
            Append(builder, hunk, new Side(oldLines, oldEnds), new Side(newLines, newEnds));
        return builder.ToString();
    }

    private sealed record Side(string[] Lines, bool EndsWithNewLine);

    /// <summary>Changes whose context would touch stand in one hunk.</summary>
    private static IEnumerable<List<DiffBlock>> Hunks(IEnumerable<DiffBlock> blocks)
    {
        var hunk = new List<DiffBlock>();
        foreach (var block in blocks)
        {
            if (hunk.Count > 0 && block.DeleteStartA - (hunk[^1].DeleteStartA + hunk[^1].DeleteCountA) > 2 * Context)
            {
                yield return hunk;
                hunk = [];
            }

            hunk.Add(block);
        }

        yield return hunk;
    }

    private static void Append(StringBuilder builder, List<DiffBlock> hunk, Side old, Side @new)
    {
        var (first, last) = (hunk[0], hunk[^1]);
        var before = Math.Min(Context, first.DeleteStartA);
        var after = Math.Min(Context, old.Lines.Length - (last.DeleteStartA + last.DeleteCountA));
        var oldStart = first.DeleteStartA - before;
        var newStart = first.InsertStartB - before;
        var oldCount = last.DeleteStartA + last.DeleteCountA + after - oldStart;
        var newCount = last.InsertStartB + last.InsertCountB + after - newStart;
        builder.Append(CultureInfo.InvariantCulture, $"@@ -{Range(oldStart, oldCount)} +{Range(newStart, newCount)} @@\n");

        var position = oldStart;
        foreach (var block in hunk)
        {
            Append(builder, ' ', old, position, block.DeleteStartA);
            Append(builder, '-', old, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA);
            Append(builder, '+', @new, block.InsertStartB, block.InsertStartB + block.InsertCountB);
            position = block.DeleteStartA + block.DeleteCountA;
        }

        Append(builder, ' ', old, position, position + after);
    }

    private static void Append(StringBuilder builder, char mark, Side side, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            builder.Append(mark).Append(side.Lines[i]).Append('\n');
            if (i == side.Lines.Length - 1 && !side.EndsWithNewLine)
                builder.Append("\\ No newline at end of file\n");
        }
    }

    /// <summary>Lines count from 1; a range of none names the line before it.</summary>
    private static string Range(int start, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)},{count}");

    private static (string[] Lines, bool EndsWithNewLine) Lines(ReadOnlyMemory<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes.Span);
        if (text.Length == 0)
            return ([], true);
        var ends = text.EndsWith('\n');
        return ((ends ? text[..^1] : text).Split('\n'), ends);
    }
}
