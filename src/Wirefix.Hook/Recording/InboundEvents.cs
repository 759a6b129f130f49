using Microsoft.AspNetCore.Http;

namespace Wirefix.Hook.Recording;

/// <summary>Passes on the requests of ASP.NET Core's hosting.</summary>
internal sealed class InboundEvents(InboundRecorder recorder) : EventObserver
{
    /// <summary>The name of the diagnostic source.</summary>
    public const string Source = "Microsoft.AspNetCore";

    /// <summary>The name of the activity in which a request is answered; it stands for whether there should be one, too.</summary>
    public const string Activity = "Microsoft.AspNetCore.Hosting.HttpRequestIn";
    private const string Start = Activity + ".Start";
    private const string Stop = Activity + ".Stop";

    /// <inheritdoc/>
    public override bool IsWanted(string name) => name is Activity or Start or Stop;

    /// <inheritdoc/>
    protected override void Take(string name, object? payload)
    {
        if (payload is not HttpContext context)
            return;
        if (name == Start)
            InboundRecorder.Starting(context);
        else if (name == Stop)
            recorder.Stopped(context);
    }
}
