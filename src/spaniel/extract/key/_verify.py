"""Whether a signature is a key's: the arithmetic, by ``cryptography``, without a policy.

Old keys signed with MD5 or SHA-1 hold here as what they were; whether to trust them today is
another question. Only what the key itself is can make the answer ``None``: an algorithm or a
length that ``cryptography`` does not take. Nothing that a forger could choose in a signature does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, mldsa, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, encode_dss_signature

from spaniel.extract.key._found import Fault
from spaniel.extract.key._packets import Octets
from spaniel.extract.key._public_key import PublicKey
from spaniel.extract.key._signature import Signature

__all__ = ["verify"]

_RSA_SIGNING = frozenset({1, 3})
_BY_LENGTH = _RSA_SIGNING | {17}
_RIPEMD160_INFO = bytes.fromhex("3021300906052b2403020105000414")
"""What precedes the hash in an RSA signature (RFC 9580, section 5.2.2)."""
_CURVES: Mapping[str, Callable[[], ec.EllipticCurve]] = {
    "NIST P-256": ec.SECP256R1,
    "NIST P-384": ec.SECP384R1,
    "NIST P-521": ec.SECP521R1,
    "brainpoolP256r1": ec.BrainpoolP256R1,
    "brainpoolP384r1": ec.BrainpoolP384R1,
    "brainpoolP512r1": ec.BrainpoolP512R1,
    "secp256k1": ec.SECP256K1,
}
_HASHES: Mapping[str, Callable[[], hashes.HashAlgorithm]] = {
    "md5": hashes.MD5,
    "sha1": hashes.SHA1,
    "ripemd160": hashes.SHA1,  # of the same length, which is all that counts for DSA and ECDSA
    "sha224": hashes.SHA224,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
    "sha3_256": hashes.SHA3_256,
    "sha3_512": hashes.SHA3_512,
}


def verify(key: PublicKey, signature: Signature, signed: bytes) -> bool | None:
    """Return whether ``key`` made ``signature`` over ``signed``; ``None`` if unknown here."""
    digest = signature.digest(signed)
    if signature.algorithm != key.algorithm or digest is None or digest[:2] != signature.left:
        return False
    try:
        return _holds(key, signature, digest)
    except (InvalidSignature, Fault, OverflowError):
        return False
    except (UnsupportedAlgorithm, ValueError):
        # A point that is on no curve is damage; a modulus of 768 bits was once a key.
        return None if key.algorithm in _BY_LENGTH else False


def _holds(key: PublicKey, signature: Signature, digest: bytes) -> bool | None:
    if key.algorithm in _RSA_SIGNING:
        return _rsa(key, signature, digest)
    if key.algorithm == 17:
        return _dsa(key, signature, digest)
    if key.algorithm == 19:
        return _ecdsa(key, signature, digest)
    if key.algorithm in {22, 27, 28}:
        return _edwards(key, signature, digest)
    if key.algorithm in {30, 31}:
        return _composite(key, signature.material, digest)
    return None


def _rsa(key: PublicKey, signature: Signature, digest: bytes) -> bool:
    modulus, exponent = key.numbers
    public = rsa.RSAPublicNumbers(exponent, modulus).public_key()
    octets = Octets(signature.material).mpi().to_bytes((public.key_size + 7) // 8, "big")
    if signature.hash_name == "ripemd160":
        recovered = public.recover_data_from_signature(octets, padding.PKCS1v15(), None)
        return recovered == _RIPEMD160_INFO + digest
    public.verify(octets, digest, padding.PKCS1v15(), _prehashed(signature.hash_name))
    return True


def _dsa(key: PublicKey, signature: Signature, digest: bytes) -> bool:
    p, q, g, y = key.numbers
    numbers = dsa.DSAPublicNumbers(y, dsa.DSAParameterNumbers(p, q, g))
    numbers.public_key().verify(_pair(signature), digest, _prehashed(signature.hash_name))
    return True


def _ecdsa(key: PublicKey, signature: Signature, digest: bytes) -> bool | None:
    curve = _CURVES.get(key.name)
    if curve is None:
        return None
    public = ec.EllipticCurvePublicKey.from_encoded_point(curve(), key.point)
    public.verify(_pair(signature), digest, ec.ECDSA(_prehashed(signature.hash_name)))
    return True


def _edwards(key: PublicKey, signature: Signature, digest: bytes) -> bool | None:
    half = {"Ed25519": 32, "Ed448": 57}.get(key.name)
    if half is None:
        return None
    octets = signature.material
    if key.algorithm == 22:
        reader = Octets(octets)
        octets = b"".join(reader.mpi().to_bytes(half, "big") for _ in range(2))
    _verify_edwards(key.point[-half:], octets, digest)
    return True


def _composite(key: PublicKey, material: bytes, digest: bytes) -> bool:
    """Verify both signatures of a post-quantum key (draft-ietf-openpgp-pqc, section 5)."""
    half = 32 if key.algorithm == 30 else 57
    lattice = mldsa.MLDSA65PublicKey if key.algorithm == 30 else mldsa.MLDSA87PublicKey
    _verify_edwards(key.point[:half], material[: 2 * half], digest)
    lattice.from_public_bytes(key.point[half:]).verify(material[2 * half :], digest)
    return True


def _verify_edwards(point: bytes, octets: bytes, digest: bytes) -> None:
    if len(point) == 32:
        ed25519.Ed25519PublicKey.from_public_bytes(point).verify(octets, digest)
    else:
        ed448.Ed448PublicKey.from_public_bytes(point).verify(octets, digest)


def _pair(signature: Signature) -> bytes:
    reader = Octets(signature.material)
    return encode_dss_signature(reader.mpi(), reader.mpi())


@cache
def _prehashed(name: str) -> Prehashed:
    return Prehashed(_HASHES[name]())
