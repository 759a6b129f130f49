using Microsoft.AspNetCore.Http;

namespace Wirefix.Hook.Recording;

/// <summary>Passes on the requests of ASP.NET Core's hosting.</summary>
internal sealed class InboundEvents(InboundRecorder recorder) : EventObserver
{
    /// <summary>The name of the diagnostic source.</summary>
    public const string Source = "Microsoft.AspNetCore";

    private const string Activity = "Microsoft.AspNetCore.Hosting.HttpRequestIn";
    private const string Begin = Activity + ".Start";
    private const string End = Activity + ".Stop";

    /// <inheritdoc/>
    public override bool IsWanted(string name) => name is Activity or Begin or End;

    /// <inheritdoc/>
    protected override void Take(string name, object? payload)
    {
        if (payload is not HttpContext context)
            return;
        if (name == Begin)
            InboundRecorder.Start(context);
        else if (name == End)
            recorder.Stop(context);
    }
}
