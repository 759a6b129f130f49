namespace Radar.Mail;

/// <summary>Where the mail API lives. Bound from the section <c>Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Mail";

    /// <summary>The API's base address, with a trailing slash.</summary>
    public Uri? BaseAddress { get; set; }
}
