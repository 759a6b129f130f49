using System.Text.Json;
using Wirefix.Corpus.Measuring;
using Wirefix.Corpus.Scenarios.Schemas;
using Wirefix.Traffic;

namespace Wirefix.Corpus.Tests;

public sealed class TakeFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("wirefix-corpus-tests-").FullName;

    [Fact]
    public async Task A_recording_is_kept_with_its_baseline_and_what_is_expected_of_it()
    {
        var scenario = new OrdersOnHold();
        var baseline = await Recorder.RecordAsync(scenario.Baseline, 1);
        var take = new Take(scenario.Group, scenario.Name, scenario.Expected, await Recorder.RecordAsync(scenario.Faulty, 2), baseline);

        var folder = TakeFolder.Write(take, _root);

        var read = TakeFolder.ReadBack(take, folder);
        Assert.Equal(Times(take.Snapshot), Times(read.Snapshot));
        Assert.Equal(baseline.Exchanges.Length, read.Baseline!.Exchanges.Length);
        var said = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "scenario.json"))).RootElement;
        Assert.Equal(("OrdersOnHold", "Schemas"), (said.GetProperty("name").GetString(), said.GetProperty("kind").GetString()));
        Assert.False(said.GetProperty("healthy").GetBoolean());
        Assert.Equal("unknownToken", said.GetProperty("expected").GetProperty("kinds")[0].GetString());
    }

    private static IEnumerable<(string Id, DateTimeOffset Start, TimeSpan Duration)> Times(Snapshot snapshot) =>
        snapshot.Exchanges.Select(exchange => (exchange.Id, exchange.Start, exchange.Duration));

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
