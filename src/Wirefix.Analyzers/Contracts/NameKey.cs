namespace Wirefix.Analyzers.Contracts;

/// <summary>What names have in common that correspond under any usual policy: their letters and digits, whatever their case.</summary>
internal static class NameKey
{
    /// <summary>The key of a wire name or a C# name; equal keys are what <see cref="Facts.WireName.Match"/> calls a match.</summary>
    public static string Of(string name)
    {
        if (IsKey(name))
            return name;

        // Every field of the facts has one made in every compilation, so that it makes no sequence.
        var key = new char[name.Length];
        var length = 0;
        foreach (var character in name)
        {
            if (char.IsLetterOrDigit(character))
                key[length++] = char.ToLowerInvariant(character);
        }

        return new string(key, 0, length);
    }

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
