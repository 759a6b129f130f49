using System.Collections.Concurrent;
using System.Text;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// The answers of a survey are exported: small ones at once, large ones as a job that is asked for after the wait that it names, and
/// the report for print takes its time because it is drawn. Old exports are gone.
/// </summary>
public sealed class SurveyExports : HealthyService
{
    private const int AtOnce = 60;

    private static readonly TimeSpan Drawing = TimeSpan.FromMilliseconds(260);

    public override Play Play => async stage =>
    {
        var jobs = new ConcurrentDictionary<string, (int Rows, DateTime Ready)>();
        var surveys = await stage.ServiceAsync("surveys", app =>
        {
            app.MapPost("/surveys/{survey}/exports", (string survey, Export wanted, HttpContext context) =>
            {
                if (wanted.format is not ("csv" or "csv-excel"))
                    return Refusal.Field("format", "is csv or csv-excel");
                var rows = survey.StableNumber() % 150;
                if (rows < AtOnce)
                    return Results.Text(Rows(rows), "text/csv", Encoding.UTF8);
                var id = $"{survey.StableNumber():x}{context.TraceIdentifier[..6]}";
                jobs[id] = (rows, DateTime.UtcNow.AddMilliseconds(900));
                context.Response.Headers.RetryAfter = "1";
                return Results.Accepted($"/exports/{id}", new { id, rows, state = "running" });
            });
            app.MapGet("/exports/{id}", (string id, HttpContext context) =>
            {
                if (!jobs.TryGetValue(id, out var job))
                    return Results.Json(new { id, state = "expired" }, statusCode: 410);
                if (DateTime.UtcNow >= job.Ready)
                    return Results.Text(Rows(job.Rows), "text/csv", Encoding.UTF8);
                context.Response.Headers.RetryAfter = "1";
                return Results.Accepted($"/exports/{id}", new { id, rows = job.Rows, state = "running" });
            });
            app.MapGet("/surveys/{survey}/report.pdf", async (string survey) =>
            {
                await Task.Delay(Drawing + TimeSpan.FromMilliseconds(survey.StableNumber() % 160));
                return Results.Bytes(Encoding.ASCII.GetBytes($"%PDF-1.7\n%{survey}\n{new string('0', 400 + survey.StableNumber() % 900)}\n%%EOF"), "application/pdf");
            });
            app.MapPost("/surveys/{survey}/answers", (string survey, Response response) => response.rating is < 0 or > 10
                ? Refusal.Field("rating", "is from 0 to 10")
                : Results.Accepted(value: new { survey, received = true }));
        });
        await stage.CrowdAsync(surveys, clients: 4, rounds: 8, async (client, round) =>
        {
            var survey = $"{client.Random.Pick("nps", "staff", "event")}-{client.Random.Next(100, 999)}";
            for (var answer = client.Random.Next(1, 4); answer > 0; answer--)
                await client.PostAsync($"/surveys/{survey}/answers", new { rating = client.Random.Next(0, 12), why = client.Random.Pick("great!", "", null, "trop cher, mais bon") });
            var export = await client.PostAsync($"/surveys/{survey}/exports", new { format = client.Random.Chance(0.07) ? "xls" : client.Random.Pick("csv", "csv-excel") });
            while (export.Status == 202)
            {
                await Task.Delay(export.Headers!.RetryAfter!.Delta!.Value + TimeSpan.FromMilliseconds(30));
                export = await client.GetAsync(export.Headers.Location!.OriginalString);
            }

            if (client.Random.Chance(0.15))
                await client.GetAsync($"/exports/{client.Random.GetHexString(9, lowercase: true)}");
            if (round % 3 == 1)
                await client.GetAsync($"/surveys/{survey}/report.pdf", ("Accept", "application/pdf"));
        });
    };

    private static string Rows(int count)
    {
        var csv = new StringBuilder("no,rating,comment\r\n");
        for (var row = 1; row <= count; row++)
            csv.Append(null, $"{row},{row * 7 % 11},{(row % 4) switch { 0 => "\"nice, really\"", 1 => "", 2 => "\"he said \"\"no\"\"\"", _ => "früher besser" }}\r\n");
        return csv.ToString();
    }

    private sealed record Export(string format);

    private sealed record Response(int rating, string? why);
}
