using System.Text;

namespace Wirefix.Traffic.Tests.Redaction;

/// <summary>Places where a secret stands less plainly; § is the secret.</summary>
internal static class PlantedPlaces
{
    private const string Json = "application/json";

    private const string Batch = "multipart/mixed; boundary=b";

    private static readonly Dictionary<string, (string ContentType, string Body)> Bodies = new()
    {
        ["cutBelow"] = (Json, """{"password":{"v":"§"},"cut":"ab"""),
        ["cutList"] = (Json, """{"password":["§"],"x":"a"""),
        ["cutWithin"] = (Json, """{"id":17,"password":"§"""),
        ["behindMark"] = (Json, "\uFEFF{\"password\":{\"v\":\"§\"}}"),
        ["brokenJson"] = (Json, """{"n":NaN,"password":{"v":["§"]}}"""),
        ["jsonInText"] = ("text/plain", """answered {"password":{"v":"§"}} at once"""),
        ["untypedForm"] = ("", "id=17&key=§"),
        ["untypedCut"] = ("", "password=§&name=\uFFFF"),
        ["bodyCookie"] = (Json, """{"headers":{"Cookie":"sid=§","Accept":"*/*"}}"""),
        ["bodyHeader"] = (Json, """{"headers":{"X-Session-Id":"§"}}"""),
        ["bodyHeaders"] = (Json, """{"headers":[["Accept","a"],["Authorization","§"]]}"""),
        ["nameValue"] = (Json, """{"value":"§","name":"apiKey"}"""),
        ["keyValue"] = (Json, """[{"key":"password","value":{"stringValue":"§"}}]"""),
        ["pair"] = (Json, """["Authorization","§"]"""),
        ["batch"] = (Batch, "--b\r\nContent-Type: application/http\r\n\r\nGET /a HTTP/1.1\r\nCookie: sid=§; a=b\r\n\r\n--b--\r\n"),
        ["untypedParts"] = ("", "--xyz\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n§\r\n--xyz--\r\n"),
        ["connection"] = ("text/plain", "Server=db;AccountKey=§/+==;Port=1"),
        ["xmlBelow"] = ("application/xml", "<credentials><a>§</a></credentials>"),
        ["xmlAttribute"] = ("application/xml", """<credentials><a b="§"/></credentials>"""),
        ["xmlPair"] = ("application/xml", """<add key="apiKey" value="§" />"""),
        ["eventLines"] = ("text/event-stream", "data: {\"a\":1,\"password\":\ndata: \"§\"}\n\n"),
        ["escapedUrl"] = ("text/plain", "see https://h/?next=https%253A%252F%252Fo%252F%253Fpassword%253D§"),
        ["graphql"] = (Json, """{"query":"mutation($i: Login!) { login(input: $i) { id } }","variables":{"i":{"password":"§"}}}"""),
        ["lines"] = ("application/x-ndjson", "{\"a\":1}\n{\"password\":{\"v\":\"§\"}}\n{\"a\":\"cut"),
        ["typed"] = (Json, """{"type":"password","value":"§"}"""),
        ["stored"] = (Json, """{"value":"§","id":"https://a.vault.azure.net/secrets/db/4387e9f3d6e14c459867679a90fd0f79"}"""),
        ["dataAttribute"] = ("text/html", """<div data-token="§">"""),
        ["typedInput"] = ("text/html", """<input type="password" name="p" value="§">"""),
        ["sentence"] = ("text/plain", "refused: Invalid token: §"),
        ["complaint"] = (Json, """{"errors":{"Password":["§ is not one."]}}"""),
        ["deviceCode"] = (Json, """{"device_code":"§"}"""),
        ["pushToken"] = (Json, """{"pushToken":"§"}"""),
        ["webhook"] = (Json, """{"url":"https://hooks.slack.com/services/T0AB12CD3/B0AB12CD3/§"}"""),
        ["jsonInForm"] = ("application/x-www-form-urlencoded", "payload=%7B%22user%22%3A%7B%22password%22%3A%22§%22%7D%7D"),
    };

    /// <summary>Their names.</summary>
    public static IEnumerable<string> All => Bodies.Keys.Concat(["packed", "versionCookie", "escapedTwice", "matrix", "fragment", "headerJson", "referer", "webhookUrl", "authorizationCode", "verifyPath"]);

    /// <summary>The message with a secret in such a place.</summary>
    public static PlantedMessage Of(string place, string secret, PlantedMessage none) => place switch
    {
        "packed" => none with { Body = PlantedMessage.Gzip($"password={secret} and more") },
        "versionCookie" => none with { HeaderName = "Cookie", HeaderValue = $"Version={secret}" },
        "escapedTwice" => none with { Url = $"{none.Url}?next=https%253A%252F%252Fo%252F%253Fpassword%253D{secret}" },
        "matrix" => none with { Url = $"{none.Url};sessionId={secret}/lines" },
        "fragment" => none with { Url = $"{none.Url}#/cb?access_token={secret}" },
        "headerJson" => none with { HeaderName = "X-Context", HeaderValue = $"{{\"password\":{{\"v\":\"{secret}\"}}}}" },
        "webhookUrl" => none with { Url = $"https://discord.com/api/webhooks/112233445566/{secret}" },
        "authorizationCode" => none with { Url = $"{none.Url}?code={secret}&state=1" },
        "verifyPath" => none with { Url = $"{none.Url}/verify/{secret}/now" },
        "referer" => none with { HeaderName = "Referer", HeaderValue = $"https://o/cb?token={secret}#a" },
        _ => none with { ContentType = Bodies[place].ContentType, Body = Bytes(Bodies[place].Body.Replace("§", secret)) },
    };

    // \uFFFF stands for a character that was cut in two.
    private static byte[] Bytes(string body) => body.EndsWith('\uFFFF') ? [.. Encoding.UTF8.GetBytes(body[..^1]), 0xe2, 0x82] : Encoding.UTF8.GetBytes(body);
}
