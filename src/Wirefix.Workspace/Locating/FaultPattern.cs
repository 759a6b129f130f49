namespace Wirefix.Workspace.Locating;

/// <summary>The shape of a fault as far as code can show it; what turns a call chain into suspects.</summary>
public enum FaultPattern
{
    /// <summary>Many calls to one endpoint at once: the fault is where the calls are multiplied.</summary>
    FanOut,

    /// <summary>An error status that is answered or hidden: the fault is where the response is treated.</summary>
    ErrorStatus,
}
