namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Meters send what they counted in watt-hours, the utility takes kilowatt-hours; meters that were not reached are listed as missing.</summary>
public sealed class MeterGateway : HealthyService
{
    public override Play Play => async stage =>
    {
        var utility = stage.Http(await stage.UpstreamAsync("collector", "utility.grid.example", app => app.MapPut("/v3/days/{day}", (string day, Day content) =>
            Results.Json(new { day, received = content.values.Length }))));
        var collector = await stage.ServiceAsync("collector", app => app.MapPost("/collections", async (Collection collection) =>
        {
            if (collection.readings.Length == 0)
                return Refusal.Field("readings", "must not be empty");
            var values = collection.readings.Where(reading => reading.wattHours is not null).Select(reading => new Value(reading.meter, reading.wattHours!.Value / 1000m)).ToArray();
            using var answer = await utility.PutAsJsonAsync($"/v3/days/{collection.day}", new Day(values));
            return Results.Accepted(value: new { collection.day, missing = collection.readings.Where(reading => reading.wattHours is null).Select(reading => reading.meter) });
        }));
        await stage.CrowdAsync(collector, clients: 2, rounds: 16, async (client, _) => await client.PostAsync("/collections", new Collection(
            $"2026-03-{client.Random.Next(1, 32):00}",
            [.. Enumerable.Range(0, client.Random.Next(0, 9)).Select(_ =>
                new Reading($"M{client.Random.Next(10_000, 99_999)}", client.Random.Chance(0.1) ? null : client.Random.Next(0, 40_000)))])));
    };

    private sealed record Reading(string meter, int? wattHours);

    private sealed record Collection(string day, Reading[] readings);

    private sealed record Value(string meter, decimal kilowattHours);

    private sealed record Day(Value[] values);
}
