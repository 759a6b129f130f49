namespace Wirefix.Agent.Planning;

/// <summary>The value of a metric that a fix must reach.</summary>
/// <param name="Name">The metric's name, for example <c>peak_in_flight</c>.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Target">The largest value that counts as fixed.</param>
/// <param name="Reason">Where the target comes from.</param>
public sealed record MetricGoal(string Name, string Unit, double Target, string Reason)
{
    /// <summary>Whether a measured value is good enough.</summary>
    public bool IsReachedBy(double value) => value <= Target;
}
