namespace Storefront.Api.Buying;

/// <summary>What a customer bought.</summary>
/// <param name="Id">Its id, chosen by the shop.</param>
/// <param name="Total">What it costs, in euros.</param>
/// <param name="Parcels">In how many parcels it comes.</param>
public sealed record Purchase(string Id, decimal Total, int Parcels);
