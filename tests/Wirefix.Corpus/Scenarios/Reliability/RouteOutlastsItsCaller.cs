namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>A tour's route with many stops is searched through in every order; the drivers' application waits for half a second and hangs up.</summary>
public sealed class RouteOutlastsItsCaller : Scenario
{
    private const int Devices = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public override Expected Expected => Expected.OneOf(["timeouts", "slowEndpoint", "connectionFailures", "contrast"], "/routes");

    public override Play Faulty => stage => RunAsync(stage, stops => stops < 9 ? 2 * stops : 900);

    public override Play Healthy => stage => RunAsync(stage, stops => 2 * stops);

    private static async Task RunAsync(Stage stage, Func<int, int> milliseconds)
    {
        var tours = await stage.ServiceAsync("tours", app =>
        {
            app.MapPost("/routes", async (Tour tour, CancellationToken left) =>
            {
                if (tour.stops.Length < 2)
                    return Refusal.Field("stops", "two at least");
                await Task.Delay(milliseconds(tour.stops.Length), left);
                return Results.Json(new
                {
                    tour.van,
                    order = tour.stops.Index().OrderBy(stop => stop.Item.StableNumber()).Select(stop => stop.Index),
                    km = tour.stops.Length * 3.4,
                });
            });
            app.MapGet("/vans/{van}", (string van) => Results.Json(new { van, fuel = van.StableNumber() % 100 }));
        });
        await Task.WhenAll(Enumerable.Range(0, Devices).Select(async number =>
        {
            var http = stage.Http(tours);
            http.Timeout = Patience;
            var random = new Random(stage.Seed * 100 + number);
            var device = new Client(http, random, number);
            for (var round = 0; round < 12; round++)
            {
                var van = $"V{random.Next(10, 99)}";
                if (round % 3 == 0)
                    await device.GetAsync($"/vans/{van}");
                var stops = random.Chance(0.12) ? random.Next(9, 14) : random.Next(1, 8);
                await device.PostAsync("/routes", new
                {
                    van,
                    stops = Enumerable.Range(0, stops).Select(_ => $"{random.Pick("Bahnhofstrasse", "Seeweg", "Dorfplatz", "Ring")} {random.Next(1, 90)}"),
                    avoid = random.Chance(0.3) ? new[] { "tolls" } : [],
                });
            }
        }));
    }

    private sealed record Tour(string van, string[] stops);
}
