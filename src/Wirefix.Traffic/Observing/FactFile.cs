using Wirefix.Facts;
using Wirefix.Facts.Text;

namespace Wirefix.Traffic.Observing;

/// <summary>Files of wire facts on disk.</summary>
public static class FactFile
{
    // What is larger was not made to be reviewed.
    private const long Largest = 256L << 20;

    /// <summary>Whether a path is a file that says of itself that it holds facts, in any version.</summary>
    public static bool Is(string path)
    {
        // A named pipe has no length, and opening it would wait for ever.
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
            return false;
        using var reader = new StreamReader(path);
        var mark = FactText.FirstLine.Split(' ')[0] + " ";
        var first = new char[mark.Length];
        return reader.ReadBlock(first) == mark.Length && new string(first) == mark;
    }

    /// <summary>The facts of a file; all of its lines have to be readable.</summary>
    /// <exception cref="FactException">The file is too large, or a line is no fact.</exception>
    public static WireFacts Read(string path)
    {
        if (new FileInfo(path).Length > Largest)
            throw new FactException($"{path}: expected at most {Largest >> 20} MB of facts, found more. Name a file that 'wirefix facts' wrote.");
        var reading = FactText.Read(File.ReadAllText(path));
        return reading.Problems is [var first, ..]
            ? throw new FactException($"{path}, line {first.Line + 1}: {first.Message}. Mend the line, or write the file anew from its captures.")
            : reading.Facts;
    }
}
