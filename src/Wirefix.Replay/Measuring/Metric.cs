namespace Wirefix.Replay.Measuring;

/// <summary>A number that a fault moves, measured on one run.</summary>
/// <param name="Endpoint">The outbound calls that it looks at, and whose answers the mock holds back.</param>
public abstract record Metric(EndpointSelector Endpoint)
{
    /// <summary>Its name in plans and evidence, as in <c>peak_in_flight</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it counts in.</summary>
    public abstract string Unit { get; }

    /// <summary>Which way it improves.</summary>
    public abstract MetricDirection Direction { get; }

    /// <summary>The metric's value for one run, and the requests that make it.</summary>
    public abstract Reading Read(Run run);

    /// <summary>The worst of several values.</summary>
    public double Worst(IEnumerable<double> values) => Direction == MetricDirection.LowerIsBetter ? values.Max() : values.Min();

    /// <summary>The calls of a run that the metric looks at.</summary>
    protected IEnumerable<Arrival> Counted(Run run) =>
        run.Arrivals.Where(arrival => Endpoint.Matches(arrival.Method, arrival.Host, arrival.PathAndQuery));
}
