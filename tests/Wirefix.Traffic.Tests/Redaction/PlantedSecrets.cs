using System.Security.Cryptography;
using System.Text;

namespace Wirefix.Traffic.Tests.Redaction;

/// <summary>
/// Some three hundred made-up secrets of all kinds in all places, and captures that hold them. Deterministic; none of them was ever
/// anybody's.
/// </summary>
public static class PlantedSecrets
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // A kind that is told by its shape stands anywhere; the others need a name beside them.
    private static readonly string[] Shaped =
        ["jwt", "bearer", "aws", "github", "githubPat", "slack", "google", "stripe", "openai", "pem", "userInfo", "card", "mail"];

    private static readonly string[] Named = ["password", "clientSecret", "accessToken", "apiKey", "cvv", "iban", "ssn"];

    private static readonly string[] Places =
        ["header", "query", "path", "json", "nestedJson", "form", "multipart", "base64", "events", "text", "gzip"];

    // Keys that are told by how they begin; the places of the other kinds stand for theirs.
    private static readonly string[] Prefixed =
        ["npm_", "hf_", "dop_v1_", "shpat_", "sq0csp-", "pypi-", "dckr_pat_", "dapi", "lin_api_", "hvs.", "glpat-", "xapp-", "SG.", "GOCSPX-", "AGE-SECRET-KEY-1"];

    private static readonly string[] PrefixedPlaces = ["header", "query", "path", "json", "text"];

    // Names that a word may have.
    private static readonly string[] Names = ["pass", "pin", "password1", "credential", "auth", "o.t.p", "s_s_n", "cookie", "userPass", "secret_2"];

    private static readonly string[] NamePlaces = ["json", "form", "query", "multipart", "nestedJson"];

    private static readonly string[] MailPlaces = ["headerName", "queryName", "jsonName", "atEntity", "atEscaped"];

    /// <summary>The secrets, each with one value of its own.</summary>
    public static IReadOnlyList<PlantedSecret> All { get; } = [.. Make()];

    /// <summary>
    /// Writes <c>planted.har</c> and <c>planted.jsonl</c> (RRPair) into the folder; every secret stands in both.
    /// </summary>
    public static void WriteCapture(string folder)
    {
        var messages = All.Select(PlantedMessage.Of).ToArray();
        File.WriteAllText(Path.Combine(folder, "planted.har"), PlantedCapture.Har(messages));
        File.WriteAllText(Path.Combine(folder, "planted.jsonl"), PlantedCapture.JsonLines(messages));
    }

    private static IEnumerable<PlantedSecret> Make()
    {
        var shaped = from kind in Shaped from place in Places select (kind, place);
        var named = from kind in Named from place in Places where place is not ("path" or "gzip") select (kind, place);
        var cookies = Enumerable.Range(0, 7).Select(number => (kind: "password", place: number < 5 ? "cookie" : "setCookie"));
        return shaped.Concat(named).Concat(cookies)
            // A space, slash or line break makes no path, and the body's kinds stand for the others in a compressed one.
            .Where(one => one is not ("bearer" or "userInfo" or "pem", "path"))
            .Where(one => one is not { place: "gzip", kind: not ("jwt" or "mail" or "card") })
            .Concat(from kind in Prefixed from place in PrefixedPlaces select (kind, place))
            .Concat(from kind in Names from place in NamePlaces select (kind, place))
            .Concat(from place in PlantedPlaces.All select (kind: "word", place))
            .Concat(from place in MailPlaces select (kind: "mail", place))
            .Select((one, number) => new PlantedSecret(one.kind, one.place, Value(one.kind, number)));
    }

    private static string Value(string kind, int number) => kind switch
    {
        "jwt" => $"eyJ{Random(number, 20)}.eyJ{Random(number + 1000, 40)}.{Random(number + 2000, 43)}",
        "bearer" => Random(number, 32) + "7",
        "aws" => "AKIA" + Random(number, 16).ToUpperInvariant(),
        "github" => "ghp_" + Random(number, 36),
        "githubPat" => "github_pat_" + Random(number, 22) + "_" + Random(number + 1000, 59),
        "slack" => "xoxb-123456789012-" + Random(number, 24),
        "google" => "AIza" + Random(number, 35),
        "stripe" => "sk_" + "live_" + Random(number, 24),
        "openai" => "sk-proj-" + Random(number, 48),
        "pem" => $"-----BEGIN PRIVATE KEY-----\n{Random(number, 64)}\n{Random(number + 1000, 64)}\n-----END PRIVATE KEY-----",
        "userInfo" => "pw" + Random(number, 14),
        "card" => Card(number),
        "mail" => $"{Random(number, 8)}.{number}@mail.harbourline.com",
        _ when Prefixed.Contains(kind) => kind + (kind[0] == 'A' ? Random(number, 50).ToUpperInvariant() : Random(number, 40)) + (kind == "SG." ? "." + Random(number, 43) : "4"),
        "word" => Random(number, 20) + "7",
        _ when Names.Contains(kind) => Random(number, 20) + "7",
        "cvv" => "cv" + Random(number, 6),
        "iban" => $"DE{10 + (number % 80)}50010517{5400000000 + number}",
        "ssn" => $"{100 + number}-{10 + (number % 80)}-{4000 + number}",
        _ => "p/w+" + Random(number, 12) + "=&ü",
    };

    private static string Card(int number)
    {
        var digits = $"4{number:000}{Convert.ToUInt32(Hash(number)[..8], 16):0000000000}0";
        for (var last = 0; last < 10; last++)
        {
            var card = $"{digits}{last}";
            if (Luhn(card) % 10 == 0)
                return number % 2 == 0 ? card : $"{card[..4]} {card[4..8]} {card[8..12]} {card[12..]}";
        }

        throw new InvalidOperationException("One of ten check digits is right.");
    }

    private static int Luhn(string digits) =>
        digits.Reverse().Select((digit, place) => (digit - '0') * (1 + (place % 2))).Sum(value => value > 9 ? value - 9 : value);

    private static string Random(int seed, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(place => Letters[SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}.{place}"))[0] % Letters.Length]));

    private static string Hash(int number) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"card {number}")));
}
