namespace Samples.Recording.Parcels;

/// <summary>A parcel of the carrier's.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Service">What was booked.</param>
/// <param name="Grams">Its weight.</param>
/// <param name="IsWeighedByPartner">Whether a partner's depot weighed it.</param>
/// <param name="Scans">Its scans, oldest first.</param>
internal sealed record CarrierParcel(
    string Number, string Service, int Grams, bool IsWeighedByPartner, IReadOnlyList<(string Code, string Depot, DateTimeOffset At)> Scans);
