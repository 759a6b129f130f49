using System.Globalization;

namespace Wirefix.Replay;

/// <summary>Values as they are written on the wire.</summary>
public static class ValueText
{
    private const int LongestShown = 60;

    /// <summary>Whether two texts are one value: a number is the same however it is written.</summary>
    public static bool AreEqual(string one, string other) =>
        one == other
        || (decimal.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out var left)
            && decimal.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var right)
            && left == right);

    /// <summary>Values as a message shows them: one after the other, cut where they are long.</summary>
    public static string Shown(IEnumerable<string> values)
    {
        var text = string.Join(", ", values);
        return text.Length <= LongestShown ? text : text[..LongestShown] + "…";
    }
}
