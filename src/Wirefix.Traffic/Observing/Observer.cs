using Wirefix.Facts.Text;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Observing;

/// <summary>Makes wire facts of captures of any size: what was seen, counted, and no values.</summary>
public static class Observer
{
    /// <summary>
    /// Reads the source twice: once for the endpoints and their times, once for what the messages hold, exchange by exchange. The
    /// transitions are those of the survey's sample, which is everything for a capture of ordinary size.
    /// </summary>
    /// <exception cref="CaptureException">A path does not exist, or nothing can be read as an exchange.</exception>
    public static ObservedFacts Observe(CaptureSource source, CancellationToken cancellationToken = default)
    {
        using var repeated = new RepeatedSource(source);
        var scene = Scene.Of(CaptureReader.Survey(repeated.Again(), cancellationToken), baseline: null);
        var pass = new ObservingPass(new Intake(source.Redactor, ObservingPass.MostUnfolded), scene.Templates);
        CaptureSources.Read(repeated.Again(), pass, cancellationToken);
        return ResultOf(pass, scene);
    }

    /// <summary>The facts of a capture that was read already.</summary>
    public static ObservedFacts Observe(Snapshot snapshot)
    {
        var scene = Scene.Of(snapshot);
        var pass = new ObservingPass(new Intake(Redactor.None, ObservingPass.MostUnfolded), scene.Templates);
        foreach (var exchange in snapshot.Exchanges)
            pass.Count(exchange.Direction, exchange.Request, exchange.Response);
        return ResultOf(pass, scene);
    }

    private static ObservedFacts ResultOf(ObservingPass pass, Scene scene) =>
        pass.Result([.. scene.Summaries.SelectMany(Peaks), .. Transitions(scene)]);

    private static IEnumerable<Fact> Peaks(EndpointSummary summary)
    {
        var (direction, endpoint) = FactPlace.Of(summary.Direction, summary.Endpoint);
        if (summary.PeakInFlight is { } peak and > 0)
            yield return new Fact(FactSubject.PeakInFlight(direction, endpoint), peak);
        if (summary.LargestIn50Ms is { } window and > 0)
            yield return new Fact(FactSubject.LargestWindow(direction, endpoint), window);
    }

    private static IEnumerable<Fact> Transitions(Scene scene) =>
        from family in scene.Lives
        from life in family
        from transition in life.Transitions()
        where TokenSet.IsToken(transition.From) && TokenSet.IsToken(transition.To)
        let exchange = transition.After.Exchange
        let place = FactPlace.Of(exchange.Direction, scene.EndpointOf(exchange))
        select new Fact(FactSubject.Transition(place.Direction, place.Endpoint, transition.After.Field!, transition.From, transition.To), 1);
}
