using System.Globalization;

namespace Wirefix.Replay;

/// <summary>Values as they are written on the wire.</summary>
public static class ValueText
{
    /// <summary>Whether two texts are one value: a number is the same however it is written.</summary>
    public static bool AreEqual(string one, string other) =>
        one == other
        || (decimal.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out var left)
            && decimal.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var right)
            && left == right);
}
