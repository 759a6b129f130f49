using System.Globalization;
using System.Text.RegularExpressions;

namespace Wirefix.Traffic.Payloads;

/// <summary>Tells the format of a text; see <see cref="TextFormat"/>.</summary>
public static partial class TextFormats
{
    private const int LongestToken = 40;

    private const int LongestStructured = 320;

    private static readonly string[] LocalDates = ["d/M/yyyy", "M/d/yyyy", "d.M.yyyy", "d-M-yyyy", "yyyy/M/d", "d/M/yy"];

    private static readonly string[] LocalTimes = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF"];

    /// <summary>The most specific format that the text has.</summary>
    public static TextFormat Of(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return TextFormat.Empty;
        if (text.Length > LongestStructured)
            return IsUrl(text) ? TextFormat.Url : TextFormat.Text;
        if (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+')
            return OfDigits(text) ?? OfWord(text);
        return OfWord(text);
    }

    private static TextFormat? OfDigits(string text)
    {
        var digits = text.AsSpan().TrimStart("+-");
        if (digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9'))
            return TextFormat.Integer;
        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _))
            return TextFormat.Decimal;
        if (Clock().IsMatch(text))
            return TextFormat.Clock;
        if (IsDate(text, "yyyy-MM-dd"))
            return TextFormat.Date;
        if (IsDate(text, LocalDates))
            return TextFormat.LocalDate;
        if (IsDate(text, LocalTimes))
            return TextFormat.LocalDateTime;
        if (text.Length >= 16 && text[4] == '-' && text[10] is 'T' or 't' or ' ' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _))
            return TextFormat.DateTimeWithOffset;
        return digits.ContainsAny('.', ',') && !digits.ContainsAnyExcept("0123456789.,' ") ? TextFormat.LocalNumber : null;
    }

    private static TextFormat OfWord(string text)
    {
        if (text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase))
            return TextFormat.Boolean;
        if (Guid.TryParse(text, out _))
            return TextFormat.Uuid;
        if (text[0] == 'P' && Duration().IsMatch(text))
            return TextFormat.Duration;
        if (IsEmail(text))
            return TextFormat.Email;
        if (IsUrl(text))
            return TextFormat.Url;
        return IsToken(text) ? TextFormat.Token : TextFormat.Text;
    }

    private static bool IsDate(string text, params string[] formats) =>
        DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@');
        return at > 0 && at == text.LastIndexOf('@') && text.IndexOf('.', at) > at + 1 && !text.AsSpan().ContainsAny(" \t<>\"") && text[^1] != '.';
    }

    private static bool IsUrl(string text) =>
        (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(text, UriKind.Absolute, out _);

    private static bool IsToken(string text) =>
        text.Length <= LongestToken
        && text.Any(char.IsAsciiLetter)
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.' or ':');

    [GeneratedRegex(@"^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    [GeneratedRegex(@"^-?(\d+\.)?\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();
}
