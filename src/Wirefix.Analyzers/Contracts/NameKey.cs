namespace Wirefix.Analyzers.Contracts;

/// <summary>What names have in common that correspond under any usual policy: their letters and digits, whatever their case.</summary>
internal static class NameKey
{
    /// <summary>The key of a wire name or a C# name; equal keys are what <see cref="Facts.WireName.Match"/> calls a match.</summary>
    public static string Of(string name) => IsKey(name)
        ? name
        : new string([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static bool IsKey(string name)
    {
        foreach (var character in name)
        {
            if (!char.IsLower(character) && !char.IsDigit(character))
                return false;
        }

        return true;
    }
}
