using Wirefix.Corpus.Measuring;

namespace Wirefix.Corpus.Tests;

/// <summary>The corpus, recorded and inspected once for all tests of it.</summary>
public sealed class RecordedCorpus : IAsyncLifetime
{
    public Measurement Measurement { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Measurement = await Measurement.OfAsync(Recorder.RecordAsync(_ => true));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
