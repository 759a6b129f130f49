namespace Wirefix.Traffic.Formats;

/// <summary>The methods that nearly every request has, as text that is there already.</summary>
internal static class OutlineMethod
{
    private static readonly string[] Common = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

    /// <summary>The method in upper case; null where the token is no string or is written with escapes.</summary>
    public static string? Of(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return null;
        foreach (var method in Common)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(text, method))
                return method;
        }

        return System.Text.Encoding.UTF8.GetString(text).ToUpperInvariant();
    }
}
