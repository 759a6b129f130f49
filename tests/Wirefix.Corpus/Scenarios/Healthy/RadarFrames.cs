using System.Globalization;
using System.Text;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// A rain radar streams what it sees line by line as it sees it, gives its pictures in parts where it is asked to, refuses parts behind
/// the end, and leaves out the frame of a minute in which it looked at nothing.
/// </summary>
public sealed class RadarFrames : HealthyService
{
    public override Play Play => async stage =>
    {
        var radar = await stage.ServiceAsync("radar", app =>
        {
            app.MapGet("/sites/{site}/cells", async (string site, int minutes, HttpContext context) =>
            {
                if (minutes > 10)
                {
                    context.Response.StatusCode = 400;
                    await context.Response.WriteAsJsonAsync(new { title = "at most 10 minutes" });
                    return;
                }

                context.Response.ContentType = "application/x-ndjson";
                for (var minute = 0; minute < minutes; minute++)
                {
                    var dbz = minute % 4 == 3 ? "null" : (20 + site.StableNumber() % 30 + minute * 0.5).ToString(CultureInfo.InvariantCulture);
                    await context.Response.WriteAsync($"{{\"minute\":{minute},\"dbz\":{dbz},\"cells\":[{string.Join(',', Enumerable.Range(0, minute % 3))}]}}\n");
                    await context.Response.Body.FlushAsync();
                    await Task.Delay(4);
                }
            });
            app.MapMethods("/sites/{site}/frames/{minute:int}.png", ["GET", "HEAD"], (string site, int minute) => minute % 11 == 0
                ? Results.NotFound()
                : Results.File(Picture(site, minute), "image/png", enableRangeProcessing: true, lastModified: new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.Zero)));
            app.MapGet("/sites", () => Results.Json(new[] { new { site = "albis", height_m = 938, polar = true }, new { site = "dole", height_m = 1_682, polar = true } }));
        });
        await stage.CrowdAsync(radar, clients: 3, rounds: 13, async (client, round) =>
        {
            var site = client.Random.Pick("albis", "dole", "lema");
            if (round % 6 == 2)
                await client.GetAsync("/sites");
            await client.GetAsync($"/sites/{site}/cells?minutes={client.Random.Pick(0, 2, 4, 7, 9, 30)}", ("Accept", "application/x-ndjson"));
            var frame = $"/sites/{site}/frames/{client.Random.Next(1, 60)}.png";
            await client.SendAsync(HttpMethod.Head, frame, null);
            await client.GetAsync(frame, ("Range", client.Random.Pick("bytes=0-99", "bytes=100-", "bytes=0-99", "bytes=90000-")));
            if (client.Random.Chance(0.3))
                await client.GetAsync(frame);
        });
    };

    private static byte[] Picture(string site, int minute)
    {
        var picture = new byte[200 + (site.StableNumber() + minute) % 500];
        new Random(minute).NextBytes(picture);
        Encoding.Latin1.GetBytes("\u0089PNG\r\n\u001a\n").CopyTo(picture, 0);
        return picture;
    }
}
