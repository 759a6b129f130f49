using System.Globalization;
using System.Text.RegularExpressions;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Alerts;

/// <summary>Finds in people's words what an alert says; each part is null where the text does not have it.</summary>
internal static class AlertText
{
    // More than any alert says; what is behind is not read.
    private const int LongestText = 1 << 16;

    // Where a threshold's word may stand before its number.
    private const int WordsBefore = 24;

    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex NamedService =
        new(@"\b(?:service|app|job)\s?[:=]\s?[""']?(?<value>[A-Za-z0-9][\w.-]*)", Safe | RegexOptions.IgnoreCase);

    private static readonly Regex MethodAndPath =
        new(@"\b(?<value>(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+/[^\s,;""'()\[\]<>]*)", Safe);

    private static readonly Regex NamedEndpoint =
        new(@"\b(?:endpoint|route|path|uri|handler)\s?[:=]\s?[""']?(?<value>/[^\s,;""'()\[\]<>]*)", Safe | RegexOptions.IgnoreCase);

    private static readonly Regex Percent = new(@"\b(?<value>\d+(?:[.,]\d+)?)\s?%", Safe);

    private static readonly Regex Length = new(@"\b(?<value>\d+(?:\.\d+)?)\s?(?<unit>ms|milliseconds?|s|secs?|seconds?)\b", Safe);

    private static readonly Regex Moment = new(@"\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?", Safe);

    private static readonly Regex Failing = new(@"error|fail|\b[45]xx\b|\b5\d\d\b", Safe | RegexOptions.IgnoreCase);

    private static readonly Regex Slow = new(@"\bp\d\d|latency|response time|duration|slow|took", Safe | RegexOptions.IgnoreCase);

    // A number behind one of these is a limit or a window, and not what was measured.
    private static readonly Regex Limit = new(
        @"(?:threshold|above|over|exceed\w*|than|limit|target|slo|budget|last|past|within|every|for|[<>]=?)(?:\s(?:is|was|of|the))?[\s:=]*$", Safe | RegexOptions.IgnoreCase);

    /// <summary>The service, as <c>service: x</c> or <c>service=x</c>.</summary>
    public static string? Service(string text) => First(NamedService, text);

    /// <summary>The endpoint, as <c>METHOD /path</c>, or the path of <c>endpoint: /path</c>.</summary>
    public static string? Endpoint(string text) => First(MethodAndPath, text) ?? First(NamedEndpoint, text);

    /// <summary>The first share, from 0 to 1, in a sentence about failures that is no threshold.</summary>
    public static double? ErrorRate(string text) =>
        Measured(text, Failing, Percent)
            .Select(match => Number(match.Groups["value"].Value.Replace(',', '.')) / 100)
            .Where(share => share <= 1)
            .Select(share => (double?)share)
            .FirstOrDefault();

    /// <summary>The first length of time in a sentence about latency that is no threshold and no window.</summary>
    public static TimeSpan? Latency(string text) =>
        Measured(text, Slow, Length)
            .Select(match => Stamp.Milliseconds(Number(match.Groups["value"].Value) * (match.Groups["unit"].Value.StartsWith('m') ? 1 : 1000)))
            .FirstOrDefault(length => length is not null);

    /// <summary>The first two moments that the text names, the second only where it lies behind the first.</summary>
    public static (DateTimeOffset? Start, DateTimeOffset? End) Window(string text)
    {
        var moments = Moment.Matches(Bounded(text)).Select(match => Stamp.Parse(match.Value)).OfType<DateTimeOffset>().Take(2).ToArray();
        return moments switch
        {
            [var start, var end] when end > start => (start, end),
            [var start, ..] => (start, null),
            _ => (null, null),
        };
    }

    private static IEnumerable<Match> Measured(string text, Regex subject, Regex value) =>
        from sentence in Bounded(text).Split(["\n", ". ", "; "], StringSplitOptions.RemoveEmptyEntries)
        where subject.IsMatch(sentence)
        from match in value.Matches(sentence)
        where !Limit.IsMatch(sentence[Math.Max(0, match.Index - WordsBefore)..match.Index])
        select match;

    private static string? First(Regex pattern, string text)
    {
        var match = pattern.Match(Bounded(text));
        return match.Success ? match.Groups["value"].Value.TrimEnd('.', ':') : null;
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static string Bounded(string text) => text.Length <= LongestText ? text : text[..LongestText];
}
