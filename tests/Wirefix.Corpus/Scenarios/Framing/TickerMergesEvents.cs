using System.Text;

namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>A relay of prices reads line by line and passes over empty lines, which are what ends an event.</summary>
public sealed class TickerMergesEvents : Scenario
{
    public override Expected Expected => Expected.Of("framing", "event");

    public override Play Faulty => stage => RunAsync(stage, line => line.Length == 0 ? "" : $"{line}\n");

    public override Play Healthy => stage => RunAsync(stage, line => $"{line}\n");

    private static async Task RunAsync(Stage stage, Func<string, string> pass)
    {
        var exchange = stage.Http(await stage.UpstreamAsync("ticker", "exchange.example", app =>
            app.MapGet("/quotes/{symbol}", async (string symbol, HttpContext context) =>
            {
                context.Response.ContentType = "text/event-stream; charset=utf-8";
                for (var n = 0; n < 4 + symbol.StableNumber() % 5; n++)
                    await context.Response.WriteAsync($"event: quote\nid: {n}\ndata: {{\"symbol\":\"{symbol}\",\"bid\":{symbol.StableNumber() % 9_000 / 100m + n}}}\n\n");
            })));
        var ticker = await stage.ServiceAsync("ticker", app => app.MapGet("/live/{symbol}", async (string symbol, HttpContext context) =>
        {
            using var answer = await exchange.GetAsync($"/quotes/{symbol}", HttpCompletionOption.ResponseHeadersRead);
            context.Response.ContentType = "text/event-stream";
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(), Encoding.UTF8);
            while (await reader.ReadLineAsync() is { } line)
                await context.Response.WriteAsync(pass(line));
        }));
        await stage.CrowdAsync(ticker, clients: 2, rounds: 12, async (client, _) =>
            await client.GetAsync($"/live/{client.Random.Pick("NESN", "ROG", "UBSG", "ABBN", "SIKA", "GIVN")}"));
    }
}
