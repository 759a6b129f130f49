namespace Wirefix.Corpus;

/// <summary>A service with no fault at all, refusals that are rightful included.</summary>
public abstract class HealthyService
{
    /// <summary>The service's name.</summary>
    public string Name => GetType().Name;

    /// <summary>Whether it was kept from those who work on the inspection, so that it shows what the inspection does on services it never saw.</summary>
    public virtual bool HeldOut => false;

    /// <summary>The recording.</summary>
    public abstract Play Play { get; }
}
