using System.IO.Compression;
using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// Where a parcel is, in the reader's language and packed where the reader unpacks: places have times of their own zones, what has not happened is
/// not there yet, and what weighs nothing is a letter.
/// </summary>
public sealed class ParcelTexts : HealthyService
{
    private static readonly string[] Tokens = ["posted", "sorted", "abroad", "customs", "delivered"];

    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["en"] = ["Posted", "Sorted", "Left the country", "With customs", "Delivered"],
        ["de"] = ["Aufgegeben", "Sortiert", "Hat das Land verlassen", "Beim Zoll", "Zugestellt"],
        ["ja"] = ["引受", "中継", "国際交換局から発送", "通関検査中", "お届け済み"],
    };

    public override Play Play => async stage =>
    {
        var customs = stage.Http(await stage.UpstreamAsync("tracking", "customs.border.example", app =>
            app.MapGet("/declarations/{number}", (string number) => number.StableNumber() % 3 == 0
            ? Results.NotFound()
            : Results.Json(new { number, duty = number.StableNumber() % 5_000 / 100m, currency = number.StableNumber() % 2 == 0 ? "EUR" : "JPY" }))));
        var tracking = await stage.ServiceAsync("tracking", app => app.MapGet("/v2/items/{number}", async (string number, HttpContext context) =>
        {
            var value = number.StableNumber();
            if (number.Length != 13)
            {
                context.Response.StatusCode = 400;
                await context.Response.WriteAsJsonAsync(new { error = "an item's number has 13 characters" });
                return;
            }

            var language = context.Request.Headers.AcceptLanguage.ToString() is { Length: > 1 } wanted && Words.ContainsKey(wanted[..2]) ? wanted[..2] : "en";
            var done = value % 5 + 1;
            using var declared = done > 3 ? await customs.GetAsync($"/declarations/{number}") : null;
            var declaration = declared is { IsSuccessStatusCode: true } ? await declared.Content.ReadFromJsonAsync<JsonElement>() : (JsonElement?)null;
            var body = new Dictionary<string, object?>
            {
                ["number"] = number,
                ["state"] = Tokens[done - 1],
                ["text"] = Words[language][done - 1],
                ["weight_g"] = value % 4 == 0 ? null : value % 30_000,
                ["events"] = Enumerable.Range(0, done).Select(n => new
                {
                    n,
                    token = Tokens[n],
                    at = $"2026-06-0{n + 1}T1{n}:{value % 60:00}:00{(n < 2 ? "+02:00" : n < 4 ? "Z" : "+09:00")}",
                }),
            };
            if (declaration is { } duties)
                body["duties"] = duties;
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.Headers.ContentLanguage = language;
            context.Response.Headers.Vary = "Accept-Language, Accept-Encoding";
            await WriteAsync(context, JsonSerializer.SerializeToUtf8Bytes(body));
        }));
        await stage.CrowdAsync(tracking, clients: 4, rounds: 15, async (client, _) =>
        {
            var number = client.Random.Chance(0.05) ? "RR1" : $"R{client.Random.Pick("A", "B", "R")}{client.Random.Next(100_000_000, 999_999_999)}CH";
            await client.GetAsync(
                $"/v2/items/{number}",
                ("Accept-Language", client.Random.Pick("de-CH", "ja", "en", "pt-BR")),
                ("Accept-Encoding", client.Random.Pick("gzip", "br, gzip", "identity")));
        });
    };

    private static async Task WriteAsync(HttpContext context, byte[] body)
    {
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal))
        {
            await context.Response.Body.WriteAsync(body);
            return;
        }

        context.Response.Headers.ContentEncoding = "gzip";
        await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
        await packed.WriteAsync(body);
    }
}
