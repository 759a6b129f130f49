using System.Globalization;
using System.Net;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>
/// What code calls a status, a header or a claim that the framework treats: the type and member names of .NET by which it is given, read
/// or set up.
/// </summary>
internal static class FrameworkNames
{
    private static readonly string[] Cors = ["AddCors", "UseCors", "WithOrigins"];
    private static readonly string[] Cookies = ["AddCookie", "CookieOptions"];
    private static readonly string[] Compression = ["AddResponseCompression", "UseResponseCompression", "AutomaticDecompression"];
    private static readonly string[] Forwarding = ["UseForwardedHeaders", "ForwardedHeaders", "ForwardedHeadersOptions"];

    private static readonly Dictionary<string, string[]> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        // What refuses with the status, or has it come.
        ["400"] = ["ValidationResult", "ValidationProblem", "ValidationProblemDetails", "ValidationException", "AddModelError", "ModelState"],
        ["401"] = ["Challenge"],
        ["403"] = ["Forbid"],
        ["409"] = ["DbUpdateConcurrencyException"],
        ["429"] = ["RateLimiter", "WhenAll", "ForEachAsync"],

        // Claims of RFC 7519.
        ["aud"] = ["Audience", "ValidAudience", "ValidAudiences", "ValidateAudience"],
        ["exp"] = ["ValidateLifetime", "ClockSkew"],
        ["iss"] = ["Issuer", "ValidIssuer", "ValidIssuers", "ValidateIssuer"],
        ["sub"] = ["NameIdentifier"],

        ["Accept-Encoding"] = Compression,
        ["Accept-Language"] = ["UseRequestLocalization", "RequestLocalizationOptions"],
        ["Access-Control-Allow-Origin"] = Cors,
        ["Authorization"] = ["AddAuthentication", "AddJwtBearer", "AuthenticationHandler"],
        ["Content-Encoding"] = Compression,
        ["Cookie"] = Cookies,
        ["Origin"] = Cors,
        ["Set-Cookie"] = Cookies,
        ["Strict-Transport-Security"] = ["UseHsts"],
        ["X-Forwarded-For"] = Forwarding,
        ["X-Forwarded-Proto"] = Forwarding,
    };

    /// <summary>The names of .NET for a name of the wire; none where the framework has nothing to do with it.</summary>
    public static IEnumerable<string> Of(string name) => OfStatus(name).Concat(Words.GetValueOrDefault(name) ?? []);

    private static string[] OfStatus(string name) =>
        int.TryParse(name, CultureInfo.InvariantCulture, out var number) && Enum.GetName((HttpStatusCode)number) is { } word
            ? [word, $"Status{number}{word}"]
            : [];
}
