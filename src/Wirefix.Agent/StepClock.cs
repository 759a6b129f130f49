using System.Diagnostics;
using Wirefix.Agent.Reporting;

namespace Wirefix.Agent;

/// <summary>Says what a run is doing and remembers how long each step took.</summary>
internal sealed class StepClock(IProgress<string> progress)
{
    private readonly Stopwatch _total = Stopwatch.StartNew();
    private readonly List<StepTiming> _steps = [];
    private double _planned;

    /// <summary>The time from the beginning to here is the plan's.</summary>
    public void EndPlan() => _planned = Elapsed;

    /// <summary>Runs a step.</summary>
    public async Task<T> StepAsync<T>(string step, Func<Task<T>> action)
    {
        progress.Report(step);
        var start = Elapsed;
        try
        {
            return await action().ConfigureAwait(false);
        }
        finally
        {
            _steps.Add(new StepTiming(step, Math.Round(Elapsed - start, 2)));
        }
    }

    /// <summary>Runs a step that gives nothing back.</summary>
    public Task StepAsync(string step, Func<Task> action) => StepAsync(step, async () =>
    {
        await action().ConfigureAwait(false);
        return true;
    });

    /// <summary>Where the time went until now; all of it is the plan's where the plan has not ended.</summary>
    public Timings Timings()
    {
        var total = Elapsed;
        var planned = _planned == 0 ? total : _planned;
        return new Timings(Math.Round(planned, 2), Math.Round(total - planned, 2), Math.Round(total, 2), [.. _steps]);
    }

    private double Elapsed => _total.Elapsed.TotalSeconds;
}
