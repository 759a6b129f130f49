using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Errors;

/// <summary>Nobody clears the store of a chess league's games; when its quota is used up, no result can be entered any more.</summary>
public sealed class PgnStoreFull : Scenario
{
    private const int Quota = 7_000;

    public override Expected Expected => Expected.OneOf(["errorCluster", "propagation"], "507");

    public override Play Faulty => stage => RunAsync(stage, _ => { });

    public override Play Healthy => stage => RunAsync(stage, games => games.Clear());

    private static async Task RunAsync(Stage stage, Action<ConcurrentDictionary<string, string>> archive)
    {
        var gate = new Lock();
        var stored = new ConcurrentDictionary<string, string>();
        var documents = stage.Http(await stage.UpstreamAsync("league", "documents.internal", app =>
        {
            app.MapPut("/buckets/pgn/{game}", async (string game, HttpRequest request) =>
            {
                var text = await new StreamReader(request.Body).ReadToEndAsync();
                lock (gate)
                {
                    if (stored.Values.Sum(stored => stored.Length) + text.Length > Quota)
                        archive(stored);
                    if (stored.Values.Sum(stored => stored.Length) + text.Length > Quota)
                        return Results.Json(new { code = "QuotaExceeded", bucket = "pgn", limit = Quota }, statusCode: 507);
                    stored[game] = text;
                    return Results.NoContent();
                }
            });
            app.MapGet("/buckets/pgn", () => Results.Json(new { bucket = "pgn", objects = stored.Count, bytes = stored.Values.Sum(text => text.Length) }));
        }));
        var league = await stage.ServiceAsync("league", app =>
        {
            app.MapPost("/rounds/{round:int}/results", async (int round, Result result) =>
            {
                if (result.white == result.black)
                    return Refusal.Field("black", "nobody plays against himself");
                var game = $"{round}-{result.board}-{result.white.StableNumber():x}";
                var pgn = $"[Round \"{round}\"]\n[White \"{result.white}\"]\n[Black \"{result.black}\"]\n[Result \"{result.score}\"]\n\n{result.moves} {result.score}\n";
                using var kept = await documents.PutAsync($"/buckets/pgn/{game}", new StringContent(pgn, null, "application/x-chess-pgn"));
                kept.EnsureSuccessStatusCode();
                return Results.Json(new { game, result.score }, statusCode: 201);
            });
            app.MapGet("/rounds/{round:int}", (int round) => Results.Json(new { round, boards = 8, closed = round < 4 }));
            app.MapGet("/archive", async () => Results.Text(await documents.GetStringAsync("/buckets/pgn"), "application/json"));
        });
        await stage.CrowdAsync(league, clients: 3, rounds: 16, async (client, turn) =>
        {
            var round = client.Random.Next(1, 8);
            if (turn % 4 == 0)
                await client.GetAsync($"/rounds/{round}");
            if (turn % 8 == 7)
                await client.GetAsync("/archive");
            await client.PostAsync($"/rounds/{round}/results", new
            {
                board = client.Random.Next(1, 9),
                white = client.Random.Person(),
                black = client.Random.Person(),
                score = client.Random.Pick("1-0", "0-1", "1/2-1/2"),
                moves = string.Join(' ', Enumerable.Range(1, client.Random.Next(10, 24)).Select(n => $"{n}. {client.Random.Pick("e4 e5", "d4 d5", "Nf3 Nc6", "Bb5 a6", "O-O Be7")}")),
            });
        });
    }

    private sealed record Result(int board, string white, string black, string score, string moves);
}
