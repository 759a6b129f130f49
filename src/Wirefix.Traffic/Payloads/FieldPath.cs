namespace Wirefix.Traffic.Payloads;

/// <summary>How the paths of a payload lie to each other.</summary>
public static class FieldPath
{
    /// <summary>Whether a path is the holder's own, or that of something which the holder holds.</summary>
    public static bool IsAtOrBelow(string path, string holder) =>
        path.StartsWith(holder, StringComparison.Ordinal) && (path.Length == holder.Length || path[holder.Length] is '.' or '[');
}
