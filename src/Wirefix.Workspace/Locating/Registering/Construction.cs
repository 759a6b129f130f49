namespace Wirefix.Workspace.Locating.Registering;

/// <summary>Who constructs what a registration gives.</summary>
internal enum Construction
{
    /// <summary>The container, which looks up what the constructor asks for.</summary>
    Container,

    /// <summary>A factory or an instance, so that the source says what the constructor is given.</summary>
    Source,
}
