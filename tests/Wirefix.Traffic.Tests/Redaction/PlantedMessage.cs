using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Wirefix.Traffic.Tests.Redaction;

/// <summary>A request with its response that holds one secret, in the place where it is planted.</summary>
public sealed record PlantedMessage(string Url, string HeaderName, string HeaderValue, string ContentType, byte[] Body)
{
    private const string Boundary = "planted-boundary";

    /// <summary>Whether the body is compressed.</summary>
    public bool IsGzip { get; private init; }

    /// <summary>The message as a request, read without redaction.</summary>
    public Request AsRequest() => new("POST", new Uri(Url))
    {
        Headers = [new Header(HeaderName, HeaderValue), new Header("Content-Type", ContentType)],
        Body = Body is [0x1f, 0x8b, ..] ? Decompressed() : Body,
    };

    /// <summary>The message for a secret.</summary>
    public static PlantedMessage Of(PlantedSecret secret)
    {
        var none = new PlantedMessage("http://shop.example/orders", "Accept", "*/*", "text/plain", []);
        var name = NameOf(secret.Kind);
        var told = Told(secret);
        var json = JsonSerializer.Serialize(new Dictionary<string, object> { ["id"] = 17, [name ?? "note"] = told });
        return secret.Place switch
        {
            "header" => name is null ? none with { HeaderName = "X-Note", HeaderValue = OneLine(told) } : none with { HeaderName = "X-Api-Key", HeaderValue = told.Replace("ü", "u") },
            "cookie" => none with { HeaderName = "Cookie", HeaderValue = $"theme=dark; sid=\"{told}\"" },
            "setCookie" => none with { HeaderName = "Set-Cookie", HeaderValue = $"sid={told}; Path=/; HttpOnly" },
            "query" => none with { Url = $"{none.Url}?page=2&{name ?? "note"}={Uri.EscapeDataString(told)}" },
            "path" => none with { Url = $"{none.Url}/{Uri.EscapeDataString(told)}/lines" },
            "json" => none with { ContentType = "application/json", Body = Utf8(json) },
            "nestedJson" => none with { ContentType = "application/json", Body = Utf8(JsonSerializer.Serialize(new { payload = JsonSerializer.Serialize(new { inner = json }) })) },
            "form" => none with { ContentType = "application/x-www-form-urlencoded", Body = Utf8($"id=17&{name ?? "note"}={Uri.EscapeDataString(told).Replace("%20", "+")}") },
            "multipart" => none with { ContentType = $"multipart/form-data; boundary={Boundary}", Body = Multipart(name ?? "note", told) },
            "base64" => none with { ContentType = "application/json", Body = Utf8(JsonSerializer.Serialize(new { payload = Convert.ToBase64String(Utf8(json)) })) },
            "events" => none with { ContentType = "text/event-stream", Body = Utf8($"event: order\ndata: {json}\n\n") },
            "text" => none with { Body = Utf8(name is null ? $"The note was: {told} and no more.\n" : $"signing in, {name}=\"{told}\" as given\n") },
            "gzip" => none with { ContentType = "application/json", Body = Gzip(json), IsGzip = true },
            "headerName" => none with { HeaderName = told },
            "queryName" => none with { Url = $"{none.Url}?page=2&{told}=1" },
            "jsonName" => none with { ContentType = "application/json", Body = Utf8(JsonSerializer.Serialize(new Dictionary<string, int> { [told] = 1 })) },
            "atEntity" => none with { Body = Utf8($"<p>write to {told.Replace("@", "&#64;")}</p>") },
            "atEscaped" => none with { Url = $"{none.Url}?to={told.Replace("@", "%2540")}" },
            var other => PlantedPlaces.Of(other, told, none),
        };
    }

    private static string? NameOf(string kind) => kind switch
    {
        "password" => "Pass-Word",
        "clientSecret" => "client_secret",
        "accessToken" => "accessToken",
        "apiKey" => "API-KEY",
        "cvv" or "iban" or "ssn" or "pass" or "pin" or "password1" or "credential" or "auth" or "o.t.p" or "s_s_n" or "cookie" or "userPass" or "secret_2" => kind,
        _ => null,
    };

    private static string Told(PlantedSecret secret) => secret.Kind switch
    {
        "bearer" => $"Bearer {secret.Value}",
        "userInfo" => $"postgres://app:{secret.Value}@db.internal/shop",
        _ => secret.Value,
    };

    // A header field has one line; recorders fold what has more.
    private static string OneLine(string value) => value.Replace("\n", " ");

    private static byte[] Multipart(string name, string value)
    {
        var file = new byte[] { 0xff, 0xd8, 0x00, 0x0d, 0x0a, 0xfe };
        return
        [
            .. Utf8($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"),
            .. Utf8($"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"),
            .. file,
            .. Utf8($"\r\n--{Boundary}--\r\n"),
        ];
    }

    private byte[] Decompressed()
    {
        var output = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(Body), CompressionMode.Decompress);
        gzip.CopyTo(output);
        return output.ToArray();
    }

    /// <summary>A text compressed.</summary>
    public static byte[] Gzip(string text)
    {
        var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionMode.Compress))
            gzip.Write(Utf8(text));
        return output.ToArray();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
