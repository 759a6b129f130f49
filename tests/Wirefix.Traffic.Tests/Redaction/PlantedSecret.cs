using System.Text;
using System.Text.RegularExpressions;

namespace Wirefix.Traffic.Tests.Redaction;

/// <summary>A made-up secret that a planted capture holds.</summary>
/// <param name="Kind">What it is: <c>jwt</c>, <c>card</c>, <c>password</c> …</param>
/// <param name="Place">Where in an exchange it stands: <c>query</c>, <c>json</c> …</param>
/// <param name="Value">The secret as it would be typed; a list of exchanges must not hold it in any form.</param>
public sealed record PlantedSecret(string Kind, string Place, string Value)
{
    // Shorter runs of letters and digits could stand anywhere by chance.
    private const int ShortestCore = 8;

    /// <summary>
    /// The forms in which it must not be found: as it is, percent-escaped, form-escaped, in base64, and its longest run of
    /// letters and digits, which no escaping changes.
    /// </summary>
    public IEnumerable<string> Forms()
    {
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(Value));
        return new[]
        {
            Value, Uri.EscapeDataString(Value), Uri.EscapeDataString(Value).Replace("%20", "+"),
            Core() is { Length: >= ShortestCore } core ? core : Value, base64, base64.TrimEnd('='), base64.TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        }.Distinct();
    }

    /// <summary>Whether a text holds it in any of its forms.</summary>
    public bool IsIn(string text) => Forms().Any(form => text.Contains(form, StringComparison.Ordinal));

    private string Core() =>
        Regex.Matches(Value, "[A-Za-z0-9]+").Select(run => run.Value).Where(run => run != "PRIVATE").MaxBy(run => run.Length)!;

    public override string ToString() => $"{Kind} in {Place}";
}
