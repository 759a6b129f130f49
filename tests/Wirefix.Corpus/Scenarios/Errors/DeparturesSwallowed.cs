namespace Wirefix.Corpus.Scenarios.Errors;

/// <summary>The timetable of one operator crashes on each call, and the departure board shows an empty list as if nothing left.</summary>
public sealed class DeparturesSwallowed : Scenario
{
    public override Expected Expected => Expected.OneOf(["errorCluster", "contrast"], "/timetables");

    public override Play Faulty => stage => RunAsync(stage, new Dictionary<string, string> { ["sbb"] = "SBB", ["bls"] = "BLS", ["rhb"] = "RhB" });

    public override Play Healthy =>
        stage => RunAsync(stage, new Dictionary<string, string> { ["sbb"] = "SBB", ["bls"] = "BLS", ["rhb"] = "RhB", ["mgb"] = "MGBahn" });

    private static async Task RunAsync(Stage stage, Dictionary<string, string> operators)
    {
        var timetables = stage.Http(await stage.UpstreamAsync("board", "timetables.travel.internal", app =>
            app.MapGet("/timetables/{station}", (string station, string @operator) => Results.Json(new
            {
                station,
                by = operators[@operator],
                departures = Enumerable.Range(0, 1 + station.StableNumber() % 5).Select(n => new { platform = n + 1, minute = (n * 13 + station.Length) % 60 }),
            }))));
        var board = await stage.ServiceAsync("board", app => app.MapGet("/board", async (string station, string @operator) =>
        {
            if (station.Length < 4)
                return Refusal.Field("station", "is too short");
            using var answer = await timetables.GetAsync($"/timetables/{station}?operator={@operator}");
            return answer.IsSuccessStatusCode
                ? Results.Text(await answer.Content.ReadAsStringAsync(), "application/json")
                : Results.Json(new { station, by = @operator, departures = Array.Empty<object>() });
        }));
        await stage.CrowdAsync(board, clients: 4, rounds: 16, async (client, _) =>
            await client.GetAsync($"/board?station={client.Random.Pick("Bern", "Chur", "Brig", "Thun", "Visp", "Ins")}&operator={client.Random.Pick("sbb", "sbb", "bls", "rhb", "mgb")}"));
    }
}
