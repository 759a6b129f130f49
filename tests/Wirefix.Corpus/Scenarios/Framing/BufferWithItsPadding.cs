using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>An answer is sent as the whole buffer of a memory stream, with the zeros behind what was written.</summary>
public sealed class BufferWithItsPadding : Scenario
{
    public override Expected Expected => Expected.Of("framing", "/devices/");

    public override Play Faulty => stage => RunAsync(stage, stream => stream.GetBuffer());

    public override Play Healthy => stage => RunAsync(stage, stream => stream.ToArray());

    private static async Task RunAsync(Stage stage, Func<MemoryStream, byte[]> bytesOf)
    {
        var devices = await stage.ServiceAsync("devices", app =>
        {
            app.MapGet("/devices/{id}/state", (int id) =>
            {
                if (id % 21 == 0)
                    return Results.NotFound();
                var stream = new MemoryStream();
                JsonSerializer.Serialize(stream, new
                {
                    id,
                    battery = id % 100,
                    firmware = $"2.{id % 7}",
                    sensors = Enumerable.Range(0, id % 6).Select(n => new { n, celsius = 18 + n }),
                });
                return Results.Bytes(bytesOf(stream), "application/json");
            });
            app.MapPut("/devices/{id}/target", (int id, Target target) =>
                target.celsius > 30 ? Refusal.Field("celsius", "must be at most 30") : Results.NoContent());
        });
        await stage.CrowdAsync(devices, clients: 3, rounds: 20, async (client, round) =>
        {
            var id = client.Random.Next(10_000, 99_999);
            await client.GetAsync($"/devices/{id}/state");
            if (round % 4 == 0)
                await client.PutAsync($"/devices/{id}/target", new { celsius = client.Random.Next(15, 34) });
        });
    }

    private sealed record Target(int celsius);
}
